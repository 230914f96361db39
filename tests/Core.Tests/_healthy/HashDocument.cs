using Optimizer.Runtime;
using System.Security.Cryptography;
using System.Text;

namespace Healthy;

public sealed record Document(string Text);

public sealed record Digest(string Hex);

public sealed class HashDocument : IPlatformFunction<Document, Digest>
{
    public Task<Digest> InvokeAsync(Document request, CancellationToken cancellationToken)
    {
        return Task.FromResult(new Digest(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Text)))));
    }
}
