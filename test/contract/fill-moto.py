"""Fills moto with the estate of the contract tests: the same objects with the same ids and digests at every run.

Usage: fill-moto.py ENDPOINT
Prints what the tests cannot know beforehand, the digests, as JSON.
"""

import json
import sys
import urllib.request

import boto3

ENDPOINT = sys.argv[1]
REGION = "us-east-1"
ACCOUNT = "123456789012"
PARTNER = "999900001111"
PULL = ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def client(service):
    return boto3.client(
        service,
        region_name=REGION,
        endpoint_url=ENDPOINT,
        aws_access_key_id="AKIAEXAMPLE",
        aws_secret_access_key="secret-of-the-test",
    )


ecr = client("ecr")


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def seed():
    """moto draws ids at random; with a seed they are the same every time."""
    urllib.request.urlopen(urllib.request.Request(f"{ENDPOINT}/moto-api/seed?a=42", method="POST"))


def lifecycle(*rules):
    numbered = [
        {"rulePriority": number, "selection": selection, "action": {"type": "expire"}}
        for number, selection in enumerate(rules, 1)
    ]
    return json.dumps({"rules": numbered})


UNTAGGED = {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 7}
AT_MOST_100 = {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 100}


def manifest(name):
    """A manifest whose layer, and so whose digest, is told by the name."""
    layer = "sha256:" + name.encode().hex().ljust(64, "0")[:64]
    return json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "size": 7023, "digest": layer},
            "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "size": 32654, "digest": layer}],
        }
    )


def push(repository, name, tag=None):
    tagged = {} if tag is None else {"imageTag": tag}
    answer = ecr.put_image(repositoryName=repository, imageManifest=manifest(name), imageManifestMediaType=MANIFEST, **tagged)
    return answer["image"]["imageId"]["imageDigest"]


def push_index(repository, tag, children):
    manifests = [
        {"mediaType": MANIFEST, "digest": digest, "size": 1024, "platform": {"os": "linux", "architecture": architecture}}
        for architecture, digest in children.items()
    ]
    text = json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests})
    answer = ecr.put_image(repositoryName=repository, imageManifest=text, imageManifestMediaType=INDEX, imageTag=tag)
    return answer["image"]["imageId"]["imageDigest"]


def create(name, tags, mutability="MUTABLE", filters=(), key=None, scan_on_push=False):
    ecr.create_repository(
        repositoryName=name,
        tags=[{"Key": key_, "Value": value} for key_, value in tags.items()],
        imageTagMutability=mutability,
        imageScanningConfiguration={"scanOnPush": scan_on_push},
        encryptionConfiguration={"encryptionType": "AES256"} if key is None else {"encryptionType": "KMS", "kmsKey": key},
        **({"imageTagMutabilityExclusionFilters": [{"filterType": "WILDCARD", "filter": f} for f in filters]} if filters else {}),
    )


def fill_keys():
    kms = client("kms")
    enabled = kms.create_key(Description="images")["KeyMetadata"]["Arn"]
    dying = kms.create_key(Description="images, no longer")["KeyMetadata"]["Arn"]
    kms.schedule_key_deletion(KeyId=dying.split("/")[-1], PendingWindowInDays=7)
    return enabled, dying


def fill_repositories(enabled, dying):
    create("prod/api", {"Environment": "prod", "Criticality": "high"}, "IMMUTABLE", key=enabled, scan_on_push=True)
    create("prod/ledger", {"Environment": "prod"}, "IMMUTABLE_WITH_EXCLUSION", ["latest"], key=dying, scan_on_push=True)
    create("staging/web", {"Environment": "staging"}, "MUTABLE_WITH_EXCLUSION", ["v*", "prod*", "release*"], scan_on_push=True)
    create("dev/playground", {"Environment": "dev", "Note": "\x1b[31m<script>alert(1)</script> =HYPERLINK(1)"})
    ecr.put_lifecycle_policy(repositoryName="prod/api", lifecyclePolicyText=lifecycle(UNTAGGED, AT_MOST_100))
    dead = {"tagStatus": "tagged", "tagPrefixList": ["nightly-"], "countType": "imageCountMoreThan", "countNumber": 5}
    ecr.put_lifecycle_policy(repositoryName="staging/web", lifecyclePolicyText=lifecycle(dead, UNTAGGED, AT_MOST_100))
    partner = {"Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{PARTNER}:root"}, "Action": PULL}
    ecr.set_repository_policy(repositoryName="prod/ledger", policyText=policy(partner))
    anyone = {"Sid": "Anyone", "Effect": "Allow", "Principal": "*", "Action": PULL}
    ecr.set_repository_policy(repositoryName="staging/web", policyText=policy(anyone))


def fill_images():
    children = {"amd64": push("prod/api", "api amd64"), "arm64": push("prod/api", "api arm64")}
    digests = {
        "old": push("prod/api", "api old", "v1.0.0"),
        **children,
        "index": push_index("prod/api", "v2.0.0", children),
        "ledger": push("prod/ledger", "ledger", "v1.0.0"),
        "web": push("staging/web", "web", "1.4.2"),
    }
    for repository, digest in (("prod/ledger", digests["ledger"]), ("staging/web", digests["web"])):
        ecr.start_image_scan(repositoryName=repository, imageId={"imageDigest": digest})
    return digests


def fill_registry():
    ecr.put_registry_scanning_configuration(
        scanType="BASIC",
        rules=[
            {"scanFrequency": "SCAN_ON_PUSH", "repositoryFilters": [{"filter": "prod/*", "filterType": "WILDCARD"}]},
        ],
    )
    ecr.put_replication_configuration(
        replicationConfiguration={
            "rules": [
                {
                    "destinations": [{"region": "eu-west-1", "registryId": ACCOUNT}],
                    "repositoryFilters": [{"filter": "prod/", "filterType": "PREFIX_MATCH"}],
                }
            ]
        }
    )
    statement = {
        "Sid": "Replicate",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{PARTNER}:root"},
        "Action": ["ecr:CreateRepository", "ecr:ReplicateImage"],
        "Resource": f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/*",
    }
    ecr.put_registry_policy(policyText=policy(statement))


def fill_surroundings():
    group = "/aws/events/ecr-scan-findings"
    logs, events, cloudwatch = client("logs"), client("events"), client("cloudwatch")
    logs.create_log_group(logGroupName=group)
    logs.put_retention_policy(logGroupName=group, retentionInDays=30)
    logs.put_metric_filter(
        logGroupName=group,
        filterName="critical",
        filterPattern='{ $.detail.finding-severity-counts.CRITICAL > 0 }',
        metricTransformations=[{"metricName": "CriticalFindings", "metricNamespace": "EcrAudit", "metricValue": "1"}],
    )
    pattern = json.dumps({"source": ["aws.ecr"], "detail-type": ["ECR Image Scan"]})
    events.put_rule(Name="ecr-scan-findings", EventPattern=pattern, State="ENABLED")
    events.put_targets(Rule="ecr-scan-findings", Targets=[{"Id": "logs", "Arn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{group}"}])
    events.put_rule(Name="nightly", ScheduleExpression="rate(1 day)", State="ENABLED")
    for name, namespace, metric in (
        ("critical-findings", "EcrAudit", "CriticalFindings"),
        ("unusual-pulls", "AWS/ECR", "RepositoryPullCount"),
        ("repository-size", "AWS/ECR", "RepositorySizeBytes"),
        ("cpu", "AWS/EC2", "CPUUtilization"),
    ):
        cloudwatch.put_metric_alarm(
            AlarmName=name,
            Namespace=namespace,
            MetricName=metric,
            AlarmActions=[f"arn:aws:sns:{REGION}:{ACCOUNT}:oncall"],
            ComparisonOperator="GreaterThanThreshold",
            EvaluationPeriods=1,
            Period=300,
            Statistic="Sum",
            Threshold=1,
        )


def fill_endpoints():
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    for service, kind in (("ecr.api", "Interface"), ("ecr.dkr", "Interface"), ("s3", "Gateway")):
        ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=f"com.amazonaws.{REGION}.{service}", VpcEndpointType=kind)


def main():
    seed()
    enabled, dying = fill_keys()
    fill_repositories(enabled, dying)
    digests = fill_images()
    fill_registry()
    fill_surroundings()
    fill_endpoints()
    print(json.dumps({"digests": digests}))


main()
