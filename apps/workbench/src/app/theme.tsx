import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import english from 'antd/locale/en_GB';
import chinese from 'antd/locale/zh_CN';
import { useEffect, useState, type ReactNode } from 'react';
import { useView, useWords } from '#libs/ui';

const NIGHT = '(prefers-color-scheme: dark)';

/** Gives the parts of antd the colours, sizes and type of `tokens.css`, which stays the only place where they are numbers. */
export function Themed({ children }: { children: ReactNode }): ReactNode {
  const { language } = useWords();
  const { theme: wished, larger } = useView();
  const [night, setNight] = useState(() => matchMedia(NIGHT).matches);
  useEffect(() => {
    const query = matchMedia(NIGHT);
    const change = (): void => setNight(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  const dark = wished === 'dark' || (wished === 'device' && night);
  return (
    <ConfigProvider
      locale={language === 'en' ? english : chinese}
      theme={themeFor(dark, larger)}
      wave={{ disabled: true }}
      autoInsertSpaceInButton={false}
    >
      {children}
    </ConfigProvider>
  );
}

/** antd works with its colours, so it gets values, read from the sheet that stands on the page. */
function themeFor(dark: boolean, larger: boolean): ThemeConfig {
  const sheet = getComputedStyle(document.documentElement);
  const of = (token: string): string => sheet.getPropertyValue(`--${token}`).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: of('glaze'),
      colorInfo: of('river'),
      colorSuccess: of('ok'),
      colorWarning: of('warn'),
      colorError: of('stop'),
      colorLink: of('glaze'),
      colorLinkHover: of('glaze-foot'),
      colorTextLightSolid: of('on-glaze'),
      colorText: of('ink'),
      colorTextHeading: of('ink'),
      colorTextSecondary: of('ink-2'),
      colorTextTertiary: of('ink-2'),
      colorTextDescription: of('ink-2'),
      colorTextPlaceholder: of('ink-2'),
      colorBgBase: of('paper'),
      colorBgLayout: of('paper'),
      colorBgContainer: of('sheet'),
      colorBgElevated: of('sheet'),
      colorFillAlter: of('sunk'),
      colorBorder: of('edge'),
      colorBorderSecondary: of('line'),
      colorSplit: of('line'),
      controlItemBgActive: of('wash'),
      controlItemBgHover: of('sunk'),
      fontFamily: of('hei'),
      fontFamilyCode: of('mono'),
      fontSize: larger ? 17 : 14,
      lineHeight: 1.55,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 3,
      controlHeight: larger ? 60 : 32,
      boxShadow: of('shade'),
      boxShadowSecondary: of('shade'),
      motion: !still,
      motionDurationFast: of('quick') || '120ms',
      motionDurationMid: of('quick') || '120ms',
      motionDurationSlow: of('calm') || '220ms',
    },
    components: {
      Segmented: { trackBg: of('sunk'), itemSelectedBg: of('sheet'), itemSelectedColor: of('ink'), itemColor: of('ink-2') },
      Tooltip: { colorTextLightSolid: of('paper'), colorBgSpotlight: of('ink') },
    },
  };
}
