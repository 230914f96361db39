using System.CommandLine;

namespace Optimizer.Local.Commands;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document to stdout; logs and progress go to stderr.",
        Recursive = true,
    };

    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "Folder of the store.",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(".optimizer"),
    };
}
