#!/bin/sh
# Makes plan.json again: applies the configuration from before pull-request.diff, then plans the one of this folder.
# AWS_ENDPOINT_URL must lead to a fresh emulator (see README.md): without it this would touch a real account.
set -eu
: "${AWS_ENDPOINT_URL:?must be the address of an AWS emulator}"
export AWS_ACCESS_KEY_ID=mock AWS_SECRET_ACCESS_KEY=mock AWS_EC2_METADATA_DISABLED=true

demo=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r "$demo"/*.tf "$demo/modules" "$work"
cd "$work"
patch --quiet --reverse -p1 <"$demo/pull-request.diff"
terraform init -input=false
terraform apply -input=false -auto-approve

cp -r "$demo"/*.tf "$demo/modules" "$work"
terraform init -input=false
terraform plan -input=false -out=tfplan
terraform show -json tfplan >plan.json
mv plan.json "$demo/plan.json"
