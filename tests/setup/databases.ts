/** Before all tests: says which engines they will run on. */
export default function setup(): void {
  if (!process.env.TEST_POSTGRES_URL) {
    process.stdout.write(
      '\nPostgreSQL was SKIPPED: TEST_POSTGRES_URL is not set. Only SQLite is tested.\n\n',
    );
  }
}
