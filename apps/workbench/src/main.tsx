import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError, mayPass, startView, startWords, watchSession } from '#libs/ui';
import { App } from './app/app.tsx';
import './app/desk.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (count, error) => count < 2 && mayPass(error),
      throwOnError: (error) => !(error instanceof ApiError) && !mayPass(error),
    },
  },
});
watchSession(client);

const root = document.getElementById('root');
const { language } = startView();
const own = {
  zh: () => import('./app/words.zh.json').then((words) => words.default),
  en: () => import('./app/words.en.json').then((words) => words.default),
};
void startWords(own, language).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter basename="/workbench">
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
});
