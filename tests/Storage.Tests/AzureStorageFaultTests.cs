using Azure;

namespace Optimizer.Storage.Tests;

public sealed class AzureStorageFaultTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(403)]
    public void An_account_that_does_not_answer_or_let_in_is_explained(int status)
    {
        var fault = new AggregateException(new RequestFailedException(status, "Connection refused (127.0.0.1:10002)\nat somewhere"));

        Assert.Contains("cannot be used: Connection refused (127.0.0.1:10002). Give", AzureStorage.Explain(fault)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defect_is_not_explained_away() => Assert.Null(AzureStorage.Explain(new RequestFailedException(400, "Bad")));
}
