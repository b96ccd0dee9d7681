import type { WantedFile } from '../../schema/json-file.js';

/** A file of images in use. */
export const wantedInUse: WantedFile = {
  code: 'in-use-invalid',
  expected: 'images in use',
  hint: 'one digest, name:tag or image URI a line, or what one of these prints, one document a file (jq -s . joins several): kubectl get pods -A -o json; aws ecs describe-task-definition; aws ecs describe-tasks; aws lambda get-function',
};
