namespace Optimizer.Core.Operations;

/// <summary>How a person returns a function to its original with nothing but the store: statements for <c>sqlite3</c>, for documents to quote.</summary>
public static class UndoByHand
{
    /// <summary>Sets the live pointer, and its copy, to version 0. What removes the seal says that a person did it.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="function">The function's id.</param>
    public static string Sql(string platform, string function) =>
        $"""
        BEGIN IMMEDIATE;
        UPDATE sequence SET value = value + 1;
        UPDATE entities
           SET json = json_remove(json_set(json, '$.live', 0, '$.canary', json('null')), '$.seal'), etag = (SELECT value FROM sequence)
         WHERE partition = 'platform:{platform}' AND row IN ('function:{function}', 'mirror:function:{function}');
        UPDATE entities
           SET json = json_remove(json_set(json, '$.state', 'RolledBack', '$.because', 'Undone by hand.'), '$.seal'), etag = (SELECT value FROM sequence)
         WHERE partition = 'versions:{platform}:{function}' AND json_extract(json, '$.state') IN ('Live', 'Canary');
        COMMIT;
        """.ReplaceLineEndings("\n");
}
