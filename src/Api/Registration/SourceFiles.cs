using System.Text.Json;
using Optimizer.Core.Source;

namespace Optimizer.Api.Registration;

/// <summary>Checks the files that a body carries: relative paths of C# text, nothing else.</summary>
internal static class SourceFiles
{
    private const int MaxFiles = 2_000;
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static SortedDictionary<string, string> Read(IReadOnlyDictionary<string, string?>? sent, List<PlatformFault> faults)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (sent?.Count > MaxFiles) faults.Add(new PlatformFault("files", 0, 0, $"there are {sent.Count} files; {MaxFiles} is the most."));
        foreach (var (path, text) in sent ?? new Dictionary<string, string?>())
        {
            if (text is null) faults.Add(new PlatformFault(path, 0, 0, "its text is null."));
            else if ((Fault(path) ?? SourceShape.Fault(text)) is { } fault) faults.Add(new PlatformFault(path, 0, 0, fault));
            else files[path] = text;
        }
        return files;
    }

    /// <summary>The source, with a <c>platform.json</c> that says what the definition says.</summary>
    public static PlatformSource Source(PlatformDefinition definition, IDictionary<string, string> files)
    {
        var all = new SortedDictionary<string, string>(files, StringComparer.Ordinal);
        all.TryAdd(PlatformDefinitionReader.FileName, JsonSerializer.Serialize(definition, Indented) + "\n");
        return new PlatformSource(definition, all);
    }

    private static string? Fault(string path)
    {
        if (path == PlatformDefinitionReader.FileName) return null;
        if (path.Length is 0 or > 200 || path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
            return "the path is empty, over 200 characters, or holds a character that not every system takes.";
        if (path.Split('/').Any(part => part.Length == 0 || part.StartsWith('.')))
            return "the path is to be relative, without '..', empty or hidden parts.";
        return path.EndsWith(".cs", StringComparison.Ordinal) ? null : "only *.cs and platform.json are taken.";
    }
}
