namespace Optimizer.Api.Registration;

/// <summary>
/// Keeps out text on which the compiler's recursion would end the process: a stack that overflows cannot be caught. Measured on the characters,
/// whatever they are part of; source that people write stays far below.
/// </summary>
internal static class SourceShape
{
    /// <summary>Brackets within brackets.</summary>
    private const int MaxDepth = 400;

    /// <summary>Words and signs in a row without <c>, ; { }</c> between them.</summary>
    private const int MaxRun = 4_000;

    /// <returns>What is wrong with the text; null: nothing.</returns>
    public static string? Fault(string text)
    {
        var (depth, angles, run, line, inWord) = (0, 0, 0, 1, false);
        foreach (var c in text)
        {
            if (c == '\n') line++;
            var isWord = char.IsLetterOrDigit(c) || c == '_';
            if (!char.IsWhiteSpace(c) && !(isWord && inWord)) run++;
            inWord = isWord;
            depth = Math.Max(0, depth + (c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0));
            angles = c is ';' or '{' or '}' or '(' ? 0 : Math.Max(0, angles + (c == '<' ? 1 : c == '>' ? -1 : 0));
            if (depth > MaxDepth || angles > MaxDepth) return $"line {line}: brackets are nested more than {MaxDepth} deep.";
            if (run > MaxRun) return $"line {line}: an expression has more than {MaxRun} parts.";
            if (c is ',' or ';' or '{' or '}') run = 0;
        }
        return null;
    }
}
