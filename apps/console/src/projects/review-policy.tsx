import type { ContentReviewPolicy, UpdateContentReviewPolicyRequest } from '@layers-content/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Choice } from '../design/choice.tsx';
import { FaultLine } from '../design/states.tsx';
import { useSession } from '../sign-in/session.tsx';

const choices = [1, 3, 5, 10, 25, 50];
const policies = [
  { value: 'auto_approve', text: 'Nothing waits for review' },
  { value: 'review_all', text: 'Everything waits for review' },
  ...choices.map((count) => ({
    value: `review_first_${count}`,
    text: count === 1 ? 'The first item waits for review' : `The first ${count} items wait for review`,
  })),
];

/** Whether new items of a project wait for a person; set as soon as it is chosen. */
export function ReviewPolicyChoice({ projectId }: { readonly projectId: string }): ReactElement {
  const { client } = useSession();
  const queries = useQueryClient();
  const queryKey = ['review-policy', projectId];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.getContentReviewPolicy(projectId, { signal }),
  });
  const setting = useMutation({
    mutationFn: (value: string) => client.updateContentReviewPolicy(projectId, requestOf(value)),
    onSuccess: (policy) => {
      queries.setQueryData(queryKey, policy);
    },
  });
  const value = data ? valueOf(data) : 'auto_approve';
  const own = policies.some((policy) => policy.value === value)
    ? []
    : [{ value, text: `The first ${data?.firstN ?? 0}` }];
  return (
    <>
      <Choice label="Review" options={[...policies, ...own]} value={value} onChange={setting.mutate} />
      <FaultLine error={setting.error} />
    </>
  );
}

function valueOf({ policy, firstN }: ContentReviewPolicy): string {
  return policy === 'review_first_n' ? `review_first_${firstN ?? 1}` : policy;
}

function requestOf(value: string): UpdateContentReviewPolicyRequest {
  if (value === 'auto_approve' || value === 'review_all') return { policy: value };
  return { policy: 'review_first_n', firstN: Number(value.replace('review_first_', '')) };
}
