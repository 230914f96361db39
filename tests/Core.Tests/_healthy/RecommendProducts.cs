using Optimizer.Runtime;

namespace Healthy;

public interface IRecommender
{
    Task<IReadOnlyList<string>> ForAsync(string customer, CancellationToken cancellationToken);
}

public sealed record CustomerRef(string Customer);

public sealed record Recommended(IReadOnlyList<string> Skus);

public sealed class RecommendProducts(IRecommender recommender, Microsoft.Extensions.Logging.ILogger<RecommendProducts> log) : IPlatformFunction<CustomerRef, Recommended>
{
    public async Task<Recommended> InvokeAsync(CustomerRef request, CancellationToken cancellationToken)
    {
        try
        {
            return new Recommended(await recommender.ForAsync(request.Customer, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(log, e, "No recommendations.");
            return new Recommended([]);
        }
    }
}
