using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Samples;

/// <summary>A bundle of C# source, packed and signed as the optimizer does it.</summary>
internal sealed class ABundle
{
    public static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private ABundle(byte[] bytes, ManifestVersion version)
    {
        Bytes = bytes;
        Version = version;
    }

    public static string PublicKeyPem => Key.ExportSubjectPublicKeyInfoPem();

    public byte[] Bytes { get; }

    public ManifestVersion Version { get; }

    /// <summary>A version of <see cref="PriceFunction"/> whose prices name their source.</summary>
    public static ABundle Pricing(int version, string source, double weight = 1) => Of(version, $$"""
        public sealed class Cheaper : IPlatformFunction<PriceRequest, Price>
        {
            public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
                Task.FromResult(new Price(request.Sku, 9, "{{source}}"));
        }
        """, weight: weight);

    public static ABundle Of(
        int version, string code, string entryType = "Cheaper", double weight = 1, string platform = "shop", string function = "price",
        Type? baseline = null, ECDsa? key = null, IReadOnlyList<MetadataReference>? references = null,
        FunctionContract? contract = null)
    {
        baseline ??= typeof(PriceFunction);
        var manifest = new BundleManifest(platform, function, "test", entryType, baseline.FullName!, baseline.Assembly.GetName().Name!)
        {
            Contract = contract,
        };
        var bytes = Pack(manifest, Compile(code, references ?? ReferencesOfThisProcess()));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var signature = BundleSignature.Sign(key ?? Key, BundleSignature.Payload("shop", "price", version, hash));
        return new ABundle(bytes, new ManifestVersion(version, hash, signature, weight));
    }

    public static byte[] Compile(string code, IEnumerable<MetadataReference> references, string assembly = BundleManifest.AssemblyName)
    {
        const string Usings = "using System; using System.Linq; using System.Threading; using System.Threading.Tasks; "
            + "using Optimizer.Runtime; using Optimizer.Runtime.Tests.Samples;\n";
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(Usings + code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    public static List<MetadataReference> ReferencesOfThisProcess() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    private static byte[] Pack(BundleManifest manifest, byte[] assembly)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, PlatformJson.Options)));
            Add(zip, "bundle.dll", assembly);
        }
        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
