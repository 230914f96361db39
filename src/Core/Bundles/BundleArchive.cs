using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Bundles;

/// <summary>Bundles as zip files: equal contents have equal bytes.</summary>
public static class BundleArchive
{
    private const string ManifestEntry = "manifest.json";
    private const string AssemblyEntry = "bundle.dll";
    private const string SourceEntry = "source.cs";
    private const string PatchEntry = "change.patch";
    private const string CertificateEntry = "certificate.json";
    private const string InstructionsEntry = "INSTRUCTIONS.md";

    /// <summary>Largest unpacked entry that is read.</summary>
    private const long MaxEntryBytes = 64L * 1024 * 1024;

    /// <summary>The first moment that a zip can name.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(BundleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestEntry, JsonSerializer.SerializeToUtf8Bytes(content.Manifest, PlatformJson.Options));
            Add(zip, AssemblyEntry, content.Assembly);
            Add(zip, SourceEntry, Encoding.UTF8.GetBytes(content.Source));
            Add(zip, PatchEntry, Encoding.UTF8.GetBytes(content.Patch));
            Add(zip, CertificateEntry, Encoding.UTF8.GetBytes(content.Certificate));
            Add(zip, InstructionsEntry, Encoding.UTF8.GetBytes(content.Instructions));
        }
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no bundle: says what is missing, too large or not readable.</exception>
    public static BundleContent Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            var manifest = JsonSerializer.Deserialize<BundleManifest>(Entry(zip, ManifestEntry), PlatformJson.Options)
                ?? throw new InvalidDataException($"The bundle's {ManifestEntry} is null.");
            return new BundleContent(
                manifest, Entry(zip, AssemblyEntry), Text(zip, SourceEntry), Text(zip, PatchEntry), Text(zip, CertificateEntry),
                Text(zip, InstructionsEntry));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The bundle's {ManifestEntry} is not what it should be: {e.Message}", e);
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Entry(zip, name));

    /// <summary>Reads no further than the limit, whatever the entry's header says of its length.</summary>
    private static byte[] Entry(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"The bundle has no {name}.");
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            target.Write(buffer, 0, read);
            if (target.Length > MaxEntryBytes)
                throw new InvalidDataException($"The bundle's {name} is larger than {MaxEntryBytes:N0} bytes.");
        }
        return target.ToArray();
    }
}
