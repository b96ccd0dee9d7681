"""Fills MiniStack, which has Amazon Inspector and the account's regions, and of ECR the basics.

Usage: fill-ministack.py ENDPOINT
"""

import json
import sys

import boto3


def client(service):
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=sys.argv[1],
        aws_access_key_id="AKIAEXAMPLE",
        aws_secret_access_key="secret-of-the-test",
    )


client("inspector2").enable(resourceTypes=["ECR"])
client("ecr").create_repository(repositoryName="prod/api", tags=[{"Key": "Environment", "Value": "prod"}])
print(json.dumps({"digests": {}}))
