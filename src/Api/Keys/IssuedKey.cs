namespace Optimizer.Api.Keys;

/// <summary>A key that was just made.</summary>
/// <param name="Key">Its text. This is the only time that it is known.</param>
/// <param name="Document">What is kept of it.</param>
public sealed record IssuedKey(string Key, KeyDocument Document)
{
    /// <summary>Without the key: a text that is written somewhere must not give it away.</summary>
    public override string ToString() => $"key {Document.Id}";
}
