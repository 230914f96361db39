using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Phases.Detection;

/// <summary>
/// The bytes of a <see cref="FunctionTraffic"/>: a zip of <c>profile.json</c>, <c>recordings.json</c>, <c>errors.json</c> and
/// <c>arrivals.bin</c> (26-byte records, little-endian).
/// </summary>
public static class TrafficSnapshot
{
    private static readonly JsonSerializerOptions Options = new(PlatformJson.Options)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static byte[] Write(FunctionTraffic traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "profile.json", JsonSerializer.SerializeToUtf8Bytes(traffic.Profile, Options));
            Add(zip, "recordings.json", JsonSerializer.SerializeToUtf8Bytes(traffic.Recordings, Options));
            Add(zip, "errors.json", JsonSerializer.SerializeToUtf8Bytes(traffic.Window.ErrorTypes, Options));
            Add(zip, "arrivals.bin", MemoryMarshal.AsBytes(traffic.Window.Calls.Span));
        }
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a snapshot.</exception>
    public static FunctionTraffic Read(ReadOnlyMemory<byte> content)
    {
        using var zip = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
        var profile = Json<FunctionProfile>(zip, "profile.json");
        var calls = MemoryMarshal.Cast<byte, TraceCall>(Bytes(zip, "arrivals.bin")).ToArray();
        return new FunctionTraffic(
            profile, new TraceWindow(profile.Function, calls, Json<List<string>>(zip, "errors.json")), Json<List<Invocation>>(zip, "recordings.json"));
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }

    private static T Json<T>(ZipArchive zip, string name) =>
        JsonSerializer.Deserialize<T>(Bytes(zip, name), Options) ?? throw new InvalidDataException($"{name} holds null.");

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"The traffic snapshot has no {name}.");
        using var stream = entry.Open();
        using var buffer = new MemoryStream((int)entry.Length);
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
