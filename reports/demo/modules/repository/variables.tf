variable "name" {
  description = "Name of the repository; its first part is the environment."
  type        = string
}

variable "mutable" {
  type    = bool
  default = false
}

variable "force_delete" {
  type    = bool
  default = false
}

variable "customer_key" {
  description = "Encrypt with kms_key_arn instead of AES256."
  type        = bool
  default     = false
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "keep" {
  description = "How many images the usual lifecycle policy keeps."
  type        = number
  default     = 100
}

variable "lifecycle_policy" {
  description = "JSON of a lifecycle policy in place of the usual one."
  type        = string
  default     = null
}

variable "tags" {
  type    = map(string)
  default = {}
}
