terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "retention_in_days" {
  type = number
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/events/ecr-scan-findings"
  retention_in_days = var.retention_in_days
}

resource "aws_cloudwatch_event_rule" "this" {
  name = "ecr-scan-findings"

  event_pattern = jsonencode({
    source        = ["aws.inspector2"]
    "detail-type" = ["Inspector2 Finding"]
    detail        = { severity = ["CRITICAL", "HIGH"] }
  })
}

resource "aws_cloudwatch_event_target" "this" {
  rule = aws_cloudwatch_event_rule.this.name
  arn  = aws_cloudwatch_log_group.this.arn
}
