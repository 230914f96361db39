using System.IO.Compression;
using Optimizer.Local.Commands;

namespace Optimizer.Local.Running;

/// <summary>Opens trace files; gzip is known by its first bytes, whatever the file is called.</summary>
internal static class TraceStream
{
    /// <exception cref="CommandFailedException">It is not there, or cannot be read.</exception>
    public static Stream Open(FileInfo trace)
    {
        if (!trace.Exists) throw new CommandFailedException($"--trace: there is no file {trace.FullName}.");
        try
        {
            var file = new FileStream(trace.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            return IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--trace: {trace.FullName} cannot be read: {fault.Message}");
        }
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
