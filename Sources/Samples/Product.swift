import Meesho

/// One made-up article of the catalogue every seller shares.
struct Product {
    var name: String
    var sku: String
    /// Whole rupees.
    var price: Int
    /// GST in percent.
    var rate: Int
    var cost: Paisa
    var packaging: Paisa
    var hsn: String
    var sizes: [String]
    var category: String

    private init(
        _ name: String,
        _ sku: String,
        _ price: Int,
        gst rate: Int,
        cost: Int64,
        packaging: Int64 = 600,
        _ hsn: String,
        _ category: String,
        _ sizes: [String] = ["Free Size"]
    ) {
        self.name = name
        self.sku = sku
        self.price = price
        self.rate = rate
        self.cost = Paisa(cost)
        self.packaging = Paisa(packaging)
        self.hsn = hsn
        self.category = category
        self.sizes = sizes
    }

    static let catalogue: [Product] = [
        Product(
            "Aarohi Cotton Kurti, Straight Cut, Calf Length ",
            "Kurti Blue A",
            425,
            gst: 5,
            cost: 19_550,
            "610432",
            "Kurtis",
            ["S", "M", "L", "XL", "XXL"]
        ),
        Product(
            "Chitra Pharad Silk Saree with Blouse ",
            "Saree Maroon 01",
            689,
            gst: 5,
            cost: 34_000,
            "5407",
            "Sarees"
        ),
        Product("सूती दुपट्टा हाथ की छपाई ", "Dupatta-Indigo", 199, gst: 5, cost: 7_850, packaging: 400, "621420", "Dupattas"),
        Product(
            "Meenakari Jhumka Earrings, Pack of 2 ",
            "jhumka gold",
            175,
            gst: 3,
            cost: 5_225,
            packaging: 350,
            "711719",
            "Jewellery"
        ),
        Product(
            "Steel Masala Dabba 7 Bowls & Spoon ",
            "DABBA 7",
            350,
            gst: 18,
            cost: 18_700,
            packaging: 1_250,
            "732393",
            "Kitchen"
        ),
        Product(
            "Jaipuri Printed Double Bedsheet, 2 Pillow Covers ",
            "Bedsheet JP-11",
            549,
            gst: 5,
            cost: 29_900,
            packaging: 1_100,
            "6304",
            "Bedsheets"
        ),
        Product(
            "Men's Khadi Short Kurta ",
            "Khadi Kurta M",
            465,
            gst: 5,
            cost: 22_040,
            "620520",
            "Men Kurtas",
            ["M", "L", "XL"]
        ),
        Product(
            "Brass Diya Set of 4 \"Deepam\" ",
            "Diya-4",
            299,
            gst: 12,
            cost: 14_360,
            packaging: 900,
            "741999",
            "Home Decor"
        ),
        Product(
            "Terracotta Planter, Hand Painted ",
            "Planter TC",
            259,
            gst: 12,
            cost: 9_900,
            packaging: 1_800,
            "691390",
            "Home Decor"
        ),
        Product(
            "Kids Cotton Frock, Puff Sleeves ",
            "Frock Pink",
            310,
            gst: 5,
            cost: 13_480,
            "611120",
            "Kids",
            ["2-3 Years", "4-5 Years", "6-7 Years"]
        ),
        Product(
            "Insulated Water Bottle 750 ml ",
            "Bottle 750",
            399,
            gst: 18,
            cost: 21_200,
            packaging: 850,
            "961700",
            "Kitchen"
        ),
        Product(
            "Yoga Mat 6 mm with Strap ",
            "YOGA Mat 6",
            449,
            gst: 18,
            cost: 24_650,
            packaging: 1_400,
            "950691",
            "Fitness"
        ),
        Product(
            "Kolhapuri Flat Sandals ",
            "Kolhapuri W",
            379,
            gst: 5,
            cost: 17_300,
            "640399",
            "Footwear",
            ["36", "37", "38", "39", "40"]
        ),
        Product("Oxidised Anklet Pair ", "Payal OX", 149, gst: 3, cost: 3_900, packaging: 350, "711719", "Jewellery"),
        Product("Mobile Stand, Sheesham Wood ", "Stand-Sheesham", 229, gst: 18, cost: 8_700, "442199", "Accessories"),
        // Left out of the cost sheet.
        Product("Rangoli Stencil Set, 12 Designs ", "Rangoli 12", 189, gst: 18, cost: 6_500, "392690", "Festive"),
    ]

    /// Articles that stand in the cost sheet.
    static var costed: ArraySlice<Product> { catalogue.dropLast() }
}
