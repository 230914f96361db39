using Microsoft.Data.Sqlite;

namespace Optimizer.Storage;

internal static class SqliteConnectionExtensions
{
    /// <summary>A command whose parameters are <c>$0</c>, <c>$1</c> …; null is SQL's null.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string text, params object?[] parameters)
    {
        var command = connection.CreateCommand();
        // Every text in this project is a constant; values go by parameter.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters.AddWithValue("$" + i, parameters[i] ?? DBNull.Value);
        return command;
    }

    public static int Execute(this SqliteConnection connection, string text, params object?[] parameters)
    {
        using var command = connection.Command(text, parameters);
        return command.ExecuteNonQuery();
    }
}
