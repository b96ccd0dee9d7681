"""Fills moto with 100 repositories of 20 images each, for the comparison with other auditors. Usage: fill-moto.py ENDPOINT"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3

ecr = boto3.client("ecr", region_name="us-east-1", endpoint_url=sys.argv[1], aws_access_key_id="x", aws_secret_access_key="x")
lifecycle = json.dumps(
    {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 50}, "action": {"type": "expire"}}]}
)


def fill(number: int) -> None:
    name = f"team-{number % 7}/service-{number:03}"
    ecr.create_repository(repositoryName=name, imageTagMutability="IMMUTABLE" if number % 2 else "MUTABLE", imageScanningConfiguration={"scanOnPush": number % 3 == 0})
    if number % 4:
        ecr.put_lifecycle_policy(repositoryName=name, lifecyclePolicyText=lifecycle)
    for image in range(20):
        layers = [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": 1000 + image, "digest": f"sha256:{number:032x}{image:032x}"}]
        manifest = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": layers[0], "layers": layers}
        ecr.put_image(repositoryName=name, imageManifest=json.dumps(manifest), imageTag=f"v{image}")


with ThreadPoolExecutor(8) as pool:
    list(pool.map(fill, range(100)))
