import { describe, expect, it } from 'vitest';
import { metricInExpression } from '../../src/model/metrics-insights.js';

const ambiguous = { unknown: 'ambiguous', detail: expect.any(String) };

describe('the metric in an expression', () => {
  it.each([
    ['SELECT SUM(RepositoryPushCount) FROM "AWS/ECR"', 'AWS/ECR', 'RepositoryPushCount'],
    ['select max("RepositoryPullCount") from schema("AWS/ECR", RepositoryName) group by RepositoryName', 'AWS/ECR', 'RepositoryPullCount'],
    ['SELECT AVG( CPUUtilization )\n  FROM SCHEMA( "AWS/EC2" , InstanceId)', 'AWS/EC2', 'CPUUtilization'],
    ["SELECT COUNT(ImageCount) FROM AWS/ECR WHERE RepositoryName = 'a'", 'AWS/ECR', 'ImageCount'],
    ['SELECT SUM(Pushes) FROM "AWS/ECRPublic"', 'AWS/ECRPublic', 'Pushes'],
  ])('%s', (expression, namespace, name) => {
    expect(metricInExpression(expression)).toEqual([{ namespace, name, dimensions: {} }]);
  });

  it.each(['m1 / m2', 'ANOMALY_DETECTION_BAND(m1)', 'SEARCH(\'{AWS/ECS,ServiceName} MetricName="x"\', "Sum")', ''])(
    'none in %s',
    (expression) => {
      expect(metricInExpression(expression)).toEqual([]);
    },
  );

  it('is not known where an expression names ECR in another way', () => {
    expect(metricInExpression("SEARCH('{AWS/ECR,RepositoryName} Push', 'Sum')")).toEqual([
      { namespace: 'AWS/ECR', name: ambiguous, dimensions: ambiguous },
    ]);
  });
});
