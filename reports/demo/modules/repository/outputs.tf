output "name" {
  value = aws_ecr_repository.this.name
}
