"""The index of the search documents' words: FTS5 on SQLite, tsvector on PostgreSQL; the database keeps it in step.

Django knows neither of them. A later migration that makes the table anew on SQLite has to make the triggers anew.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        words, content='articles_searchdocument', content_rowid='id', tokenize='ascii', detail='none'
    )
    """,
    """
    CREATE TRIGGER articles_searchindex_insert AFTER INSERT ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER articles_searchindex_delete AFTER DELETE ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, words) VALUES ('delete', old.id, old.words);
    END
    """,
    """
    CREATE TRIGGER articles_searchindex_update AFTER UPDATE OF words ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO articles_searchindex(rowid, words) VALUES (new.id, new.words);
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER articles_searchindex_insert",
    "DROP TRIGGER articles_searchindex_delete",
    "DROP TRIGGER articles_searchindex_update",
    "DROP TABLE articles_searchindex",
]
# The words are tokens already: an array of them needs no parser and no dictionary.
POSTGRESQL = [
    """
    ALTER TABLE articles_searchdocument ADD COLUMN tokens tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
    """,
    "CREATE INDEX articles_searchindex ON articles_searchdocument USING gin (tokens)",
]
POSTGRESQL_BACK = [
    "DROP INDEX articles_searchindex",
    "ALTER TABLE articles_searchdocument DROP COLUMN tokens",
]


def run(schema_editor, sqlite, postgresql):
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("articles", "0002_search")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: run(schema_editor, SQLITE, POSTGRESQL),
            lambda apps, schema_editor: run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK),
        )
    ]
