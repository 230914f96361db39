using Helped.Traffic;

namespace Helped.Hosting;

/// <summary>The platform's functions.</summary>
internal static class Loads
{
    /// <summary>The one whose first call is looked at; it is never warmed up.</summary>
    public static ILoad Cold { get; } = new Load<PhoneCheck, PhoneCheckRequest, PhoneNumber>(new PhoneCheckTraffic(), Slot.Computing, warmsUp: false);

    public static IReadOnlyList<ILoad> All { get; } =
    [
        new Load<AccountOverview, AccountOverviewRequest, Overview>(new AccountOverviewTraffic(), Slot.Blocking),
        new Load<BookSlot, BookSlotRequest, Booking>(new BookSlotTraffic(), Slot.Waiting),
        new Load<CardAuthorization, CardAuthorizationRequest, Authorization>(new CardAuthorizationTraffic(), Slot.Whole),
        new Load<ExchangeRate, ExchangeRateRequest, Rate>(new ExchangeRateTraffic(), Slot.Waiting),
        new Load<LoanCosts, LoanCostsRequest, LoanOffer>(new LoanCostsTraffic(), Slot.Computing),
        new Load<ParcelQuote, ParcelQuoteRequest, ParcelPrice>(new ParcelQuoteTraffic(), Slot.Waiting),
        Cold,
        new Load<Recommendations, RecommendationsRequest, Suggestions>(new RecommendationsTraffic(), Slot.Waiting),
        new Load<RefreshListing, RefreshListingRequest, ListingEntry>(new RefreshListingTraffic(), Slot.Waiting),
        new Load<SalesReport, SalesReportRequest, Sales>(new SalesReportTraffic(), Slot.Waiting),
        new Load<SeatMap, SeatMapRequest, Seats>(new SeatMapTraffic(), Slot.Waiting),
        new Load<StatementExport, StatementExportRequest, ExportedFile>(new StatementExportTraffic(), Slot.Computing),
    ];
}
