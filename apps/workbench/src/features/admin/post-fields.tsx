import type { ReactNode } from 'react';
import type { StaffPostBody } from '#libs/contract';
import { SelectField, Ticks, useAccount, useReference, useWords } from '#libs/ui';

interface PostFieldsProps {
  post: StaffPostBody;
  onChange: (post: StaffPostBody) => void;
}

/** Department and districts. Only districts of the administrator's own are offered; a city's covers its counties. */
export function PostFields({ post, onChange }: PostFieldsProps): ReactNode {
  const { t, language } = useWords();
  const reference = useReference();
  const own = useAccount()?.districts ?? [];
  const isOwn = (code: string): boolean => own.some((one) => one === code || (one.endsWith('00') && code.startsWith(one.slice(0, 4))));
  const divisions = reference?.divisions.filter(({ code, kind }) => kind !== 'pseudo' && isOwn(code)) ?? [];
  return (
    <>
      <SelectField
        path="department"
        label={t('staff.department')}
        value={post.department}
        unchosen={t('staff.department.choose')}
        options={reference?.departments.map((one) => ({ value: one.code, label: one[language] })) ?? []}
        onChange={(department) => onChange({ ...post, department })}
      />
      <Ticks
        path="districts"
        label={t('staff.districts')}
        hint={t('staff.districts.hint')}
        inline
        values={post.districts}
        options={divisions.map((one) => ({ value: one.code, label: one[language] }))}
        onChange={(code, on) => onChange({ ...post, districts: on ? [...post.districts, code] : post.districts.filter((one) => one !== code) })}
      />
    </>
  );
}

export const isComplete = ({ department, districts }: StaffPostBody): boolean => department !== '' && districts.length > 0;
