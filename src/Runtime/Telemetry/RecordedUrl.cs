namespace Optimizer.Runtime.Telemetry;

/// <summary>Addresses as recordings hold them: without credentials.</summary>
internal static class RecordedUrl
{
    /// <summary>
    /// Stands for every hidden value alike: the address that a replayed call asks for, where the secret is another or missing, is
    /// then still the recorded one; and nothing can be guessed from it.
    /// </summary>
    private const string Hidden = "redacted";
    private static readonly string[] Secrets = ["key", "token", "sig", "secret", "password", "code"];

    /// <summary>The absolute address without user, password and fragment, and with the values of secret query parameters hidden.</summary>
    public static string Of(Uri uri)
    {
        var address = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return uri.Query.Length == 0 ? address : address + "?" + string.Join('&', uri.Query[1..].Split('&').Select(Parameter));
    }

    private static string Parameter(string parameter)
    {
        var at = parameter.IndexOf('=', StringComparison.Ordinal);
        return at >= 0 && at < parameter.Length - 1 && IsSecret(parameter[..at]) ? parameter[..(at + 1)] + Hidden : parameter;
    }

    private static bool IsSecret(string name)
    {
        var readable = Uri.UnescapeDataString(name);
        return Secrets.Any(s => readable.Contains(s, StringComparison.OrdinalIgnoreCase));
    }
}
