"""Fills fakecloud, which has what moto lacks: pull-through cache, templates, settings, signing, referrers, archive, IAM.

Usage: fill-fakecloud.py ENDPOINT
The keys test/test are its root; the user `auditor` gets keys of its own, and no policy.
"""

import json
import sys

import boto3

ACCOUNT = "123456789012"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
KEEP_100 = json.dumps(
    {
        "rules": [
            {
                "rulePriority": 1,
                "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 100},
                "action": {"type": "expire"},
            }
        ]
    }
)


def client(service):
    return boto3.client(
        service, region_name="us-east-1", endpoint_url=sys.argv[1], aws_access_key_id="test", aws_secret_access_key="test"
    )


ecr = client("ecr")


def digest(letter):
    return "sha256:" + letter * 64


def image(layer, **more):
    config = {"mediaType": "application/vnd.oci.image.config.v1+json", "size": 2, "digest": digest("a")}
    layers = [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "size": 32654, "digest": digest(layer)}]
    return {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": layers, **more}


def push(manifest, tag=None):
    answer = ecr.put_image(
        repositoryName="prod/api",
        imageManifest=json.dumps(manifest),
        imageManifestMediaType=manifest["mediaType"],
        **({} if tag is None else {"imageTag": tag}),
    )
    return answer["image"]["imageId"]["imageDigest"]


def fill_images():
    child = push(image("b"))
    entry = {"mediaType": MANIFEST, "digest": child, "size": 1024, "platform": {"os": "linux", "architecture": "amd64"}}
    index = push({"schemaVersion": 2, "mediaType": INDEX, "manifests": [entry]}, "v1.0.0")
    subject = {"mediaType": INDEX, "digest": index, "size": 1024}
    signature = push(image("c", artifactType="application/vnd.cncf.notary.signature", subject=subject))
    archived = push(image("d"), "v0.9.0")
    ecr.update_image_storage_class(repositoryName="prod/api", imageId={"imageTag": "v0.9.0"}, targetStorageClass="ARCHIVE")
    return {"child": child, "index": index, "signature": signature, "archived": archived}


def fill_registry():
    secret = f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:ecr-pullthroughcache/docker-hub-AbCdEf"
    ecr.create_pull_through_cache_rule(
        ecrRepositoryPrefix="docker-hub", upstreamRegistryUrl="registry-1.docker.io", credentialArn=secret
    )
    ecr.create_pull_through_cache_rule(ecrRepositoryPrefix="github", upstreamRegistryUrl="ghcr.io")
    ecr.create_repository_creation_template(
        prefix="docker-hub",
        appliedFor=["PULL_THROUGH_CACHE"],
        imageTagMutability="MUTABLE",
        lifecyclePolicy=KEEP_100,
        resourceTags=[{"Key": "Team", "Value": "platform"}],
        customRoleArn=f"arn:aws:iam::{ACCOUNT}:role/ecr-templates",
    )
    ecr.put_account_setting(name="REGISTRY_POLICY_SCOPE", value="V2")
    profile = f"arn:aws:signer:us-east-1:{ACCOUNT}:/signing-profiles/release"
    filters = [{"filter": "prod/*", "filterType": "WILDCARD_MATCH"}]
    ecr.put_signing_configuration(signingConfiguration={"rules": [{"signingProfileArn": profile, "repositoryFilters": filters}]})
    ecr.register_pull_time_update_exclusion(principalArn=f"arn:aws:iam::{ACCOUNT}:role/auditor")


def main():
    key = client("kms").create_key()["KeyMetadata"]["Arn"]
    ecr.create_repository(
        repositoryName="prod/api",
        imageTagMutability="IMMUTABLE",
        imageScanningConfiguration={"scanOnPush": True},
        encryptionConfiguration={"encryptionType": "KMS", "kmsKey": key},
        tags=[{"Key": "Environment", "Value": "prod"}],
    )
    ecr.put_lifecycle_policy(repositoryName="prod/api", lifecyclePolicyText=KEEP_100)
    ecr.create_repository(repositoryName="dev/playground")
    fill_registry()
    iam = client("iam")
    iam.create_user(UserName="auditor")
    key = iam.create_access_key(UserName="auditor")["AccessKey"]
    keys = {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}
    print(json.dumps({"digests": fill_images(), "auditor": keys}))


main()
