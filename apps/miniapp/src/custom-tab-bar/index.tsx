/** WeChat wants this component to exist; the bar itself belongs to Screen. */
export default function CustomTabBar() {
  return null;
}
