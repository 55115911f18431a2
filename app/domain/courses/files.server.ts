import type { Db } from '#db/connection.server.ts';
import type { CompiledLesson } from './courses.ts';

/** Pictures and sound, named by what is in them: the same file is stored once. */
export async function storeFiles(db: Db, files: CompiledLesson['assets']): Promise<void> {
  for (const { hash, type, name, base64 } of files) {
    await db
      .insertInto('files')
      .values({ hash, type, name, base64 })
      .onConflict((oc) => oc.column('hash').doNothing())
      .execute();
  }
}
