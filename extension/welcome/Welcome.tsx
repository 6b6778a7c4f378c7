export function Welcome() {
  return <p>Quiet Quotes</p>;
}
