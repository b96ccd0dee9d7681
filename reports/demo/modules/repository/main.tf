terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  usual_lifecycle_policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "untagged images go after two weeks"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "never more than ${var.keep} images"
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.keep }
        action       = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecr_repository" "this" {
  name                 = var.name
  image_tag_mutability = var.mutable ? "MUTABLE" : "IMMUTABLE"
  force_delete         = var.force_delete

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = var.customer_key ? "KMS" : "AES256"
    kms_key         = var.customer_key ? var.kms_key_arn : null
  }

  tags = merge(var.tags, { Environment = split("/", var.name)[0] })
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy     = coalesce(var.lifecycle_policy, local.usual_lifecycle_policy)
}
