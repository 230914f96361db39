using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime;

/// <summary>Lists every fault of a platform's options.</summary>
internal sealed class PlatformOptionsValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var faults = Ranges(options).Concat(Rules(options)).Select(f => $"Platform '{name}': {f}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Ranges(PlatformOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(r => r.ErrorMessage!);
    }

    private static IEnumerable<string> Rules(PlatformOptions options)
    {
        if (options.Optimizer is { } uri && !(uri.IsAbsoluteUri && uri.Scheme is "http" or "https"))
            yield return $"Optimizer must be an absolute http or https address, but is '{uri}'.";
        if (options.PublicKeyPem is not null && KeyFault(options.PublicKeyPem) is { } fault)
            yield return $"PublicKeyPem must hold an ECDSA P-256 public key as PEM: {fault}";
        if (options.Instance is { Length: 0 or > 128 })
            yield return "Instance must be 1 to 128 characters long.";
    }

    private static string? KeyFault(string pem)
    {
        try
        {
            using var key = BundleVerifier.Import(pem);
            return key.KeySize == 256 ? null : $"the key has {key.KeySize} bits.";
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return e.Message;
        }
    }
}
