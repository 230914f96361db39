using Optimizer.Runtime;
using System.Security.Cryptography;
using System.Text;

namespace Healthy;

public sealed record Signed(string Text, string Signature);

public sealed record SignatureVerdict(bool Valid);

public sealed class SignatureCheck : IPlatformFunction<Signed, SignatureVerdict>
{
    private static readonly byte[] Key = [1, 2, 3, 4, 5, 6, 7, 8];

    public Task<SignatureVerdict> InvokeAsync(Signed request, CancellationToken cancellationToken)
    {
        var expected = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(request.Text));
        return Task.FromResult(new SignatureVerdict(CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(request.Signature))));
    }
}
