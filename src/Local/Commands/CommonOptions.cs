using System.CommandLine;
using Optimizer.Local.Store;

namespace Optimizer.Local.Commands;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document to stdout; logs and progress go to stderr.",
        Recursive = true,
    };

    public static Option<string?> Storage { get; } = new("--storage")
    {
        Description =
            "Azure storage account that keeps the store, of which only the keys stay in the folder: a connection string, or the account's " +
            $"blob address to sign in with an Entra identity. Default: the environment variable {AccountStore.Variable}, which other users do not see.",
        HelpName = "ACCOUNT",
        Recursive = true,
    };

    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "Folder of the store.",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(".optimizer"),
    };

    /// <returns>Null: the store is in the folder.</returns>
    public static AccountStore? AccountOf(ParseResult parsed, CommandIo io) =>
        (parsed.GetValue(Storage) ?? io.Storage) is { Length: > 0 } account ? new AccountStore(account) : null;
}
