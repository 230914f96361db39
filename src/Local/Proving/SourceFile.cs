using System.Text;
using Optimizer.Core.Proof.Changes;
using Optimizer.Local.Commands;

namespace Optimizer.Local.Proving;

/// <summary>Reads a C# file.</summary>
internal static class SourceFile
{
    /// <param name="option">As messages name where the file was given.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="CommandFailedException">It cannot be read.</exception>
    public static FunctionFile Read(string option, FileInfo file)
    {
        if (!file.Exists) throw new CommandFailedException($"{option}: there is no file {file.FullName}.");
        try
        {
            return new FunctionFile(file.Name, File.ReadAllText(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException broken)
        {
            throw new CommandFailedException($"{option}: {file.FullName} is not UTF-8 (byte {broken.Index + 1}); save it as UTF-8.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{option}: {file.FullName} cannot be read: {fault.Message}");
        }
    }
}
