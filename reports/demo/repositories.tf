locals {
  repositories = {
    "prod/catalog"     = { mutable = true } # the nightly import pushes the same tag again
    "prod/checkout"    = {}
    "prod/orders"      = { customer_key = true }
    "prod/payments"    = {}
    "prod/storefront"  = { lifecycle_policy = local.releases_and_builds }
    "staging/checkout" = { keep = 30 }
    "staging/search" = {
      mutable = true
      tags    = { "ecr-audit:waive" = "immutable-tags until=2031-12-31 reason=the old deployer moves the tag current" }
    }
    "dev/checkout" = { keep = 20, force_delete = true }
  }

  releases_and_builds = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "untagged images go after a week"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "the last 50 releases"
        selection    = { tagStatus = "tagged", tagPrefixList = ["v", "release"], countType = "imageCountMoreThan", countNumber = 50 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 3
        description  = "builds of the main branch"
        selection    = { tagStatus = "tagged", tagPrefixList = ["main-"], countType = "sinceImagePushed", countUnit = "days", countNumber = 30 }
        action       = { type = "expire" }
      },
    ]
  })
}

module "repository" {
  source   = "./modules/repository"
  for_each = local.repositories

  name             = each.key
  mutable          = try(each.value.mutable, false)
  force_delete     = try(each.value.force_delete, false)
  customer_key     = try(each.value.customer_key, false)
  kms_key_arn      = aws_kms_key.images.arn
  keep             = try(each.value.keep, 100)
  lifecycle_policy = try(each.value.lifecycle_policy, null)
  tags             = try(each.value.tags, {})
}

resource "aws_kms_key" "images" {
  description         = "images of the bookshop"
  enable_key_rotation = true
}

# The report jobs, older than the module.
resource "aws_ecr_repository" "reports" {
  name                 = "prod/reports"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

moved {
  from = aws_ecr_repository.batch
  to   = aws_ecr_repository.reports
}

resource "aws_ecr_lifecycle_policy" "reports" {
  repository = aws_ecr_repository.reports.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "the last 20 images"
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 20 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "untagged images go after a week"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }
        action       = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecr_repository" "notifications" {
  name                 = "prod/notifications"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

# Runs at the edge, so its registry is that of us-east-1.
resource "aws_ecr_repository" "edge" {
  provider = aws.us

  name                 = "prod/edge-proxy"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "edge" {
  provider   = aws.us
  repository = aws_ecr_repository.edge.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "never more than 50 images"
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 50 }
        action       = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecrpublic_repository" "reader" {
  provider        = aws.us
  repository_name = "bookshop-reader"

  catalog_data {
    about_text = "Command line reader of the bookshop"
  }
}

# The invoices belong to the finance team from now on, and so does their repository.
removed {
  from = aws_ecr_repository.invoices

  lifecycle {
    destroy = false
  }
}
