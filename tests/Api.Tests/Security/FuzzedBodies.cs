using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Optimizer.Api.Tests.Security;

/// <summary>Bodies that no route may act upon: broken, too deep, of other types, or about nothing that is there.</summary>
internal static class FuzzedBodies
{
    private static readonly string[] Members =
    [
        "autonomy", "assembly", "files", "functions", "type", "because", "to", "backup", "bands", "samples", "rate", "points", "label", "environment",
        "scope", "platform", "name", "function", "start", "durationMs", "outcome", "$type", "__proto__", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "-1", "1e400", "-1e-400", "99999999999999999999999999", "0.1e", "\"\"", "\"../../etc/passwd\"", "\"\\ud800\"",
        "\"\\u0000\"", "[[[[]]]]", "{\"a\":{\"a\":{}}}", "[null]", "[1,\"a\",{}]", "{\"../x.cs\":\"class A{}\"}", "{\"a.cs\":null}", "[{\"id\":7,\"type\":{}}]", "NaN", "'a'",
    ];

    public static Gen<byte[]> Any { get; } = Gen.Frequency(
        (4, Objects()), (2, Gen.Elements("", "null", "{", "}", "[", "\"", "{}", "[]", "\uFEFF{}", "{\"a\":", "// {}", "{}{}", "0").Select(Bytes)), (2, Deep()),
        (2, Lines()), (2, Garbage()), (1, Garbage().Select(Packed)), (1, Lines().Select(Packed)), (1, Deep().Select(Packed)), (1, Lines().Select(l => Packed(l).SkipLast(3).ToArray())));

    /// <summary>Bodies that are no registration, since <c>{}</c> is one of an empty platform.</summary>
    public static Gen<byte[]> NoPlatform { get; } = Gen.OneOf(Deep(), Garbage(), Deep().Select(Packed), Gen.Elements(
        "null", "{", "[]", "7", "{\"files\":{\"../x.cs\":\"\"}}", "{\"files\":{\"a.exe\":\"\"}}", "{\"files\":[]}", "{\"functions\":[null]}", "{\"functions\":[{\"id\":7}]}",
        "{\"functions\":[{\"id\":\"../a\",\"type\":\"A\"}]}", "{\"autonomy\":\"all\"}", "{\"autonomy\":1e9}", "{\"assembly\":{}}",
        "{\"files\":{\"a.cs\":\"class {\"},\"functions\":[{\"id\":\"a\",\"type\":\"A\"}]}", "{\"files\":{\"platform.json\":\"[]\"}}", "{\"files\":{\"platform.json\":\"{\\\"platform\\\":\\\"bank\\\"}\"}}")
        .Select(Bytes));

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }

    private static Gen<byte[]> Objects() =>
        from count in Gen.Choose(0, 4)
        from names in Gen.ArrayOf(Gen.Elements(Members), count)
        from values in Gen.ArrayOf(Gen.Elements(Values), count)
        select Bytes($"{{{string.Join(',', names.Zip(values, (n, v) => $"\"{n}\":{v}"))}}}");

    private static Gen<byte[]> Deep() =>
        from depth in Gen.Elements(31, 33, 64, 1_000, 20_000)
        from open in Gen.Elements("[", "{\"a\":", "{\"files\":", "[[{\"functions\":")
        select Bytes(string.Concat(Enumerable.Repeat(open, depth)));

    /// <summary>JSON Lines of which none is an invocation: each lacks a function, or its start is no time.</summary>
    private static Gen<byte[]> Lines() => Gen.ArrayOf(Gen.OneOf(
            Gen.Elements(Members).Zip(Gen.Elements(Values), (n, v) => $"{{\"{n}\":{v}}}"),
            Gen.Elements(Values).Select(v => $"{{\"function\":\"doubler\",\"start\":\"yesterday\",\"durationMs\":{v},\"outcome\":\"ok\"}}"),
            Gen.Elements(Values)))
        .Select(lines => Bytes(string.Join('\n', lines)));

    private static Gen<byte[]> Garbage() => Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
