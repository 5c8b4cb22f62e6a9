/** Where to go after signing in: a page of ours that was asked for, never another host. */
export function nextPage(search: URLSearchParams): string {
  const next = search.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/mine';
}
