using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Changes one value of <c>platform.json</c> and nothing else of its text.</summary>
internal static class PlatformJsonEdit
{
    /// <returns>Null when the platform was registered without the file.</returns>
    public static SourceEdit? ChangeType(FunctionSource source, string type)
    {
        if (!source.Platform.Files.TryGetValue(PlatformDefinitionReader.FileName, out var text)) return null;
        var entry = PlatformJsonLayout.Read(text).Functions
            .FirstOrDefault(f => f.Members.GetValueOrDefault("id")?.Text == source.Id);
        if (entry?.Members.GetValueOrDefault("type") is not { Kind: JsonTokenType.String } value) return null;
        var after = string.Concat(
            text.AsSpan(0, value.Start), $"\"{JsonEncodedText.Encode(type, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
            text.AsSpan(value.Start + value.Length));
        return new SourceEdit(PlatformDefinitionReader.FileName, text, after);
    }
}
