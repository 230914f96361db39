using Optimizer.Core.Source;

namespace Optimizer.Core.Learning.Self;

/// <summary>The platform whose functions are the optimizer's own: the source that this assembly was built from travels in it.</summary>
public static class SelfPlatform
{
    public const string Name = "optimizer";
    public const string Function = "tier1-cycle";

    private const string Prefix = "self/";

    /// <summary>Registered like any other platform; its class is the one that runs here.</summary>
    public static PlatformSource Source()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in typeof(SelfPlatform).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
            files[name[Prefix.Length..]] = Read(name);
        files[PlatformDefinitionReader.FileName] = Definition;
        return new PlatformSource(PlatformDefinitionReader.Read(Definition), files);
    }

    private static string Definition => $$"""
        {
          "platform": "{{Name}}",
          "assembly": "{{typeof(Tier1Cycle).Assembly.GetName().Name}}",
          "functions": [
            { "id": "{{Function}}", "type": "{{typeof(Tier1Cycle).FullName}}" }
          ]
        }

        """;

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SelfPlatform).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
