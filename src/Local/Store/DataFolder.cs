using Optimizer.Local.Commands;

namespace Optimizer.Local.Store;

/// <summary>The folder that <c>--data</c> names.</summary>
internal static class DataFolder
{
    private const string Database = "optimizer.db";

    /// <exception cref="CommandFailedException">There is no store in it.</exception>
    public static string Existing(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, Database))
            ? folder.FullName
            : throw new CommandFailedException(
                $"--data: there is no store in {folder.FullName} ({Database} is not there). " +
                "Name the folder that 'optimizer serve' or 'optimizer run' was started with.");

    /// <exception cref="CommandFailedException">It cannot be made.</exception>
    public static string Created(DirectoryInfo folder)
    {
        try
        {
            folder.Create();
            return folder.FullName;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--data: {folder.FullName} cannot be made: {fault.Message}");
        }
    }
}
