module "scan_findings" {
  source            = "./modules/scan-findings"
  retention_in_days = 90
}

resource "aws_cloudwatch_metric_alarm" "unusual_pulls" {
  alarm_name          = "checkout-unusual-pulls"
  namespace           = "AWS/ECR"
  metric_name         = "RepositoryPullCount"
  dimensions          = { RepositoryName = "prod/checkout" }
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 500
}

resource "aws_cloudwatch_metric_alarm" "critical_findings" {
  alarm_name          = "checkout-critical-findings"
  namespace           = "AWS/ECR"
  metric_name         = "CriticalVulnerabilityCount"
  dimensions          = { RepositoryName = "prod/checkout" }
  statistic           = "Maximum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}
