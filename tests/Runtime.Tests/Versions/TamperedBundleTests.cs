using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

/// <summary>Bytes changed in every part of a bundle's zip, and of what the manifest says about it.</summary>
public sealed class TamperedBundleTests : IDisposable
{
    private const uint Local = 0x04034b50;
    private const uint Central = 0x02014b50;
    private const uint End = 0x06054b50;
    private static readonly ABundle Good = ABundle.Pricing(3, "bundle");
    private readonly BundleVerifier verifier = new("shop", ABundle.PublicKeyPem);

    public void Dispose() => verifier.Dispose();

    [Fact]
    public void A_bundle_with_one_byte_changed_is_refused_whichever_part_the_byte_is_in()
    {
        var parts = Parts(Good.Bytes);
        Assert.Equal(Good.Bytes.Length, parts.Sum(p => p.Length));
        foreach (var (part, start, length) in parts)
        {
            foreach (var offset in new[] { 0, length / 2, length - 1 }.Distinct())
            {
                var bytes = Good.Bytes.ToArray();
                bytes[start + offset] ^= 0x40;
                Assert.True(Refusal(Good.Version, bytes) is not null, $"byte {offset} of {part}");
            }
        }
    }

    [Fact]
    public void A_bundle_that_was_cut_or_grew_is_refused()
    {
        foreach (var length in new[] { 0, 1, 30, Good.Bytes.Length / 2, Good.Bytes.Length - 1 })
            Assert.NotNull(Refusal(Good.Version, Good.Bytes[..length]));
        Assert.NotNull(Refusal(Good.Version, [.. Good.Bytes, 0]));
    }

    [Fact]
    public void A_signature_with_one_byte_changed_is_refused_at_every_byte()
    {
        var signature = Convert.FromBase64String(Good.Version.Signature);
        Assert.Equal(64, signature.Length);
        for (var i = 0; i < signature.Length; i++)
        {
            var changed = signature.ToArray();
            changed[i] ^= 1;
            Assert.NotNull(Refusal(Good.Version with { Signature = Convert.ToBase64String(changed) }, Good.Bytes));
        }
    }

    [Fact]
    public void What_the_manifest_says_of_a_bundle_cannot_be_changed()
    {
        var other = ABundle.Pricing(4, "other");
        Assert.NotNull(Refusal(Good.Version with { Version = 4 }, Good.Bytes));
        Assert.NotNull(Refusal(Good.Version with { Sha256 = other.Version.Sha256 }, other.Bytes));
        Assert.NotNull(Refusal(Good.Version with { Sha256 = Good.Version.Sha256.ToUpperInvariant() }, Good.Bytes));
        Assert.NotNull(Refusal(other.Version with { Version = 3 }, other.Bytes));
        Assert.Null(Refusal(Good.Version, Good.Bytes));
    }

    /// <summary>Even the holder of the key cannot make the runtime unpack without end.</summary>
    [Theory]
    [InlineData("manifest.json")]
    [InlineData("bundle.dll")]
    public void A_zip_bomb_is_refused_before_it_is_unpacked(string entry)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "manifest.json", "bundle.dll" })
            {
                using var content = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                if (name != entry)
                {
                    content.Write("{}"u8);
                    continue;
                }
                for (var i = 0; i < 256; i++) content.Write(new byte[1 << 20]);
            }
        }
        var bomb = Signed(bytes.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("larger than", Refusal(bomb.Version, bomb.Bytes), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    private static (ManifestVersion Version, byte[] Bytes) Signed(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return (new ManifestVersion(3, hash, BundleSignature.Sign(ABundle.Key, BundleSignature.Payload("shop", "price", 3, hash)), 1), bytes);
    }

    private string? Refusal(ManifestVersion version, byte[] bytes)
    {
        try
        {
            verifier.Open("price", version, bytes);
            return null;
        }
        catch (BundleRefusedException e)
        {
            return e.Message;
        }
    }

    /// <summary>The zip's parts in order, without gaps: local headers, data, central directory, end record (.NET writes no data descriptors to seekable streams).</summary>
    private static List<(string Part, int Start, int Length)> Parts(byte[] zip)
    {
        var parts = new List<(string, int, int)>();
        var at = 0;
        while (at < zip.Length)
        {
            var signature = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at));
            ushort Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + offset));
            if (signature == Local)
            {
                var (header, data) = (30 + Short(26) + Short(28), BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(at + 18)));
                var name = System.Text.Encoding.ASCII.GetString(zip, at + 30, Short(26));
                parts.Add(($"the local header of {name}", at, header));
                parts.Add(($"the data of {name}", at + header, data));
                at += header + data;
                continue;
            }
            Assert.True(signature is Central or End, $"{signature:x} at {at}");
            var length = signature == Central ? 46 + Short(28) + Short(30) + Short(32) : zip.Length - at;
            parts.Add((signature == Central ? $"the central directory at {at}" : "the end record", at, length));
            at += length;
        }
        return parts;
    }
}
