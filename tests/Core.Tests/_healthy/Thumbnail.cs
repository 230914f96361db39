using Optimizer.Runtime;

namespace Healthy;

public interface IImages
{
    Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken);
}

public sealed record ImageRef(string Name, int Every);

public sealed record Pixels(byte[] Bytes);

public sealed class Thumbnail(IImages images) : IPlatformFunction<ImageRef, Pixels>
{
    public async Task<Pixels> InvokeAsync(ImageRef request, CancellationToken cancellationToken)
    {
        var full = await images.ReadAsync(request.Name, cancellationToken);
        var small = new byte[full.Length / request.Every];
        for (var i = 0; i < small.Length; i++) small[i] = full[i * request.Every];
        return new Pixels(small);
    }
}
