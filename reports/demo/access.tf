locals {
  pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
  push = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
}

data "aws_iam_policy_document" "checkout" {
  statement {
    sid     = "PullByAccountsOfTheGroup"
    actions = local.pull

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringLike"
      variable = "aws:PrincipalOrgID"
      values   = ["o-*"]
    }
  }
}

resource "aws_ecr_repository_policy" "checkout" {
  repository = module.repository["prod/checkout"].name
  policy     = data.aws_iam_policy_document.checkout.json
}

data "aws_iam_policy_document" "payments" {
  statement {
    sid     = "PaymentProvider"
    actions = concat(local.pull, local.push)

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"]
    }
  }
}

resource "aws_ecr_repository_policy" "payments" {
  repository = module.repository["prod/payments"].name
  policy     = data.aws_iam_policy_document.payments.json
}

resource "aws_iam_role" "mailer" {
  name = "mailer"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

data "aws_iam_policy_document" "notifications" {
  statement {
    sid     = "PullByTheMailer"
    actions = local.pull

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.mailer.arn]
    }
  }
}

resource "aws_ecr_repository_policy" "notifications" {
  repository = aws_ecr_repository.notifications.name
  policy     = data.aws_iam_policy_document.notifications.json
}

data "aws_iam_policy_document" "edge" {
  statement {
    sid     = "PullByLambda"
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_ecr_repository_policy" "edge" {
  provider   = aws.us
  repository = aws_ecr_repository.edge.name
  policy     = data.aws_iam_policy_document.edge.json
}
